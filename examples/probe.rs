#[path = "../tests/synthetic/mod.rs"]
mod synthetic;
use khuyencong::search::*;
fn main() {
    let d = synthetic::dataset(1_000_000, 1);
    let mut e = Engine::new();
    e.absorb(&d, None);
    for q in std::env::args().skip(1) {
        for _ in 0..2 {
            let _ = e.find(&d, &parse("zz").unwrap(), &Default::default(), 100, &|| {
                false
            });
            eprintln!("== {q}");
            let query = parse(&q).unwrap();
            let t = std::time::Instant::now();
            let f = e
                .find(&d, &query, &Default::default(), 100, &|| false)
                .unwrap();
            eprintln!("{:?} {:?}", t.elapsed(), f.len());
            let r = e.rest(&d, &query, &Default::default(), &|| false).unwrap();
            eprintln!("total {:?} count {}", t.elapsed(), r.order.len());
            for r in f.iter().take(3) {
                let r = d.row(*r);
                eprintln!(
                    "   {} | {} | {} | {}",
                    r.title(),
                    r.text(khuyencong::dataset::TextField::Establishments),
                    r.place(),
                    r.id()
                )
            }
        }
    }
}
