//! Odd crews for odd networks: away, of any skill, and asked for what nobody has.

use proptest::prelude::*;
use scheduling::resources::*;

use super::odd::after;

fn away() -> impl Strategy<Value = Away> {
    (0i64..200, 1i64..100, prop::option::of(1u32..200)).prop_map(|(from, lasts, amount)| Away {
        from: after(from),
        until: after(from + lasts),
        amount,
        why: String::new(),
    })
}

prop_compose! {
    fn crew(id: &'static str)(
        calendar in prop::option::of(0usize..3),
        capacity in prop::sample::select(vec![50u32, 100, 100, 200]),
        skilled in any::<bool>(),
        away in prop::collection::vec(away(), 0..2),
    ) -> Resource {
        let skills = if skilled { vec!["gas".to_owned()] } else { Vec::new() };
        Resource { id: id.into(), name: String::new(), calendar, capacity, skills, away }
    }
}

fn who() -> impl Strategy<Value = Who> {
    prop_oneof![
        4 => prop::sample::select(vec!["a", "b", "nobody"]).prop_map(|id| Who::Resource(id.into())),
        2 => Just(Who::AnyOf(vec!["b".into(), "a".into()])),
        1 => Just(Who::Skill("gas".into())),
    ]
}

prop_compose! {
    pub fn odd_pool()(
        a in crew("a"),
        b in crew("b"),
        needs in prop::collection::vec((0usize..12, who(), prop::sample::select(vec![50u32, 100])), 0..16),
        promise in prop::option::of((0usize..12, 0i64..300)),
    ) -> Pool {
        let task = |t: usize| format!("t{t:02}");
        Pool {
            resources: vec![a, b],
            needs: needs.into_iter().map(|(t, of, amount)| Need { task: task(t), of, amount }).collect(),
            promises: promise.iter().map(|(t, by)| Promise { task: task(*t), by: after(*by), weight: 1 }).collect(),
        }
    }
}
