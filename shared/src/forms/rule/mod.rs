//! The rule language: edit checks, skip logic and derivations of a design.
//!
//! Its place in the order: it reads typed values (`typed`) and is called by `evaluate`, never the other way round.
//! Until its engine arrives, conditions, methods and formal expressions are kept verbatim by the design and go out again;
//! an item that depends on one is shown and collected, because hiding on a guess would lose data.
