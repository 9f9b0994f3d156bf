//! The rules on proposals, P01–P20.
