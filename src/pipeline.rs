//! Pipeline: `prepare` and `finish`, the pure halves around one call to an engine.
