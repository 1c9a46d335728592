use kernel::Diagnostic;
use scheduling::Schedule;
use super::TaskCheck;
use crate::Programme;
pub(super) fn find(_p: &Programme, _s: &Schedule, tasks: &[TaskCheck]) -> (Vec<Diagnostic>, Vec<String>) {
    (Vec::new(), tasks.iter().filter(|t| !t.agrees()).map(|t| t.code.clone()).collect())
}
