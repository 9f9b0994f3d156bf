//! OpenAI: the wire format of `/chat/completions` and its kin, quirks included, and nothing but the
//! format: requests, the stream decoder, answers and error bodies. Sending is `engine`'s.
