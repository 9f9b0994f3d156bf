//! OpenAI: the wire format of `/chat/completions` and its kin, quirks included, and nothing but the
//! format: requests, the stream decoder, answers and error bodies. Sending is `engine`'s.

mod answer;
mod batch;
mod embeddings;
mod error_body;
pub mod events;
mod halves;
mod hold;
mod models;
mod quirks;
mod request;
mod scrub;
mod thinking;
mod wire;

pub use answer::{Answer, Piece, Pieces, Trouble};
pub use batch::{
    CHAT, Hosted, ResultLine, batch_line, create_body, parse_file, parse_hosted, parse_hosted_list,
};
pub use embeddings::{Embeddings, embeddings_body, parse_embeddings};
pub use error_body::{ServerError, is_page, one_line};
pub use models::{Model, parse_models};
pub use quirks::{Healing, Limit, Quirks, Structured, heal};
pub use request::{ChatRequest, Parameters};
