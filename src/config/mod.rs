//! `config.yaml`, read and validated: every problem at once, with line and hint.
