//! Intake: bytes to text. Encodings now; other document formats join here.
//!
//! Pure: it is given bytes and a name for messages. Reading them is `store`'s.
