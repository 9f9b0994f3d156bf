//! Terminal: the only place that prints and asks: stdout and stderr, the filter for text from
//! outside, colour, questions, progress, the editor.
