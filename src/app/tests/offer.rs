//! What the footer offers while a query is typed.

use super::*;

fn typed(query: &str) -> App {
    let mut app = explorer();
    act(&mut app, Action::OpenSearch);
    for letter in query.chars() {
        act(&mut app, Action::Edit(Edit::Insert(letter)));
    }
    app
}

fn offered(query: &str) -> Vec<(String, Option<usize>)> {
    let offers = typed(query).offers().into_iter();
    offers.map(|offer| (offer.text, offer.count)).collect()
}

#[test]
fn fields_and_their_values_are_offered_with_counts() {
    assert_eq!(offered("may hu"), [("huyen:".to_owned(), None)]);
    assert_eq!(offered("-hu"), [("-huyen:".to_owned(), None)]);
    assert_eq!(offered("zz"), []);
    let app = explorer();
    let all = app.counts(FacetId::find("source").unwrap()).unwrap();
    let count = |place: usize| Some(all.choices[place].1);
    let sources = offered("nguon:");
    assert_eq!(
        sources[..2],
        [
            ("nguon:kcqg".to_owned(), count(1)),
            ("nguon:kcđp".to_owned(), count(2))
        ]
        .map(|(text, count)| (text.replace('đ', "d"), count))
    );
    assert_eq!(offered("nguon:kcq").len(), 1);
    // Without a pane a field is offered and its values are not.
    assert_eq!(offered("xa:"), []);
}

#[test]
fn tab_takes_the_first_offer_and_else_goes_to_the_list() {
    let mut app = typed("may ngu");
    act(&mut app, Action::TakeOffer);
    assert_eq!(app.line().0, "may nguon:");
    act(&mut app, Action::Edit(Edit::Insert('k')));
    act(&mut app, Action::TakeOffer);
    assert_eq!(app.line().0, "may nguon:kcqg");
    assert!(app.problem().is_none() && !app.items().is_empty());
    // Nothing is left to be taken.
    act(&mut app, Action::TakeOffer);
    assert_eq!(app.mode(), Mode::Browse);
}
