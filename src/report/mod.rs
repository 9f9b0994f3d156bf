//! Report: findings and values as text for people, JSON and SARIF. Returns strings; prints nothing.
