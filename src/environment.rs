//! Environment: one snapshot of what the process was given: variables, working directory, clock,
//! directories, terminal facts. Taken once in `main`, passed down as a value.
