//! The descriptions beside a mention, each read once for all who ask for it.

use super::phrase::Description;
use super::scene::Scene;
use super::{after, before};

/// What stands around a mention and says what somebody is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Beside {
    /// "former foreign minister Ana Karimova".
    pub(super) in_front: Option<Description>,
    /// "The governor of Karsa, Ana Karimova,".
    pub(super) before_comma: Option<Description>,
    /// "Ana Karimova, the deputy minister of trade,".
    pub(super) behind: Option<Description>,
    /// "Ana Karimova is the minister of trade".
    pub(super) predicate: Option<Description>,
    /// The place of the verb that tells what she does, where one may stand.
    pub(super) verb: Option<usize>,
}

impl Beside {
    pub(super) fn read(scene: &Scene<'_, '_>) -> Self {
        let verb = after::verb(scene);
        Beside {
            in_front: before::in_front(scene),
            before_comma: before::before_comma(scene),
            behind: after::description(scene),
            predicate: after::as_predicate(scene, verb),
            verb,
        }
    }
}
