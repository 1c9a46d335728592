//! What people type, made fit to store and to compare: blanks, e-mail addresses, telephone numbers, postal addresses.

use platform::{Conn, Patch, Result};

/// Without blanks at the ends and without the zero character, which PostgreSQL can't store.
pub fn text(typed: &str) -> String {
    typed.replace('\0', "").trim().to_owned()
}

/// An emptied field is no value, not an empty one.
pub fn filled(typed: Option<&str>) -> Option<String> {
    typed.map(text).filter(|t| !t.is_empty())
}

/// What a change says about a text field: absent keeps it, null and empty clear it.
pub fn changed(now: Option<String>, change: &Patch<Option<String>>) -> Option<String> {
    change.given().map_or(now, |typed| filled(typed.as_deref()))
}

/// Two addresses that differ only in case are the same person's.
pub fn email_key(email: Option<&str>) -> Option<String> {
    filled(email).map(|e| e.to_lowercase())
}

pub fn looks_like_email(email: &str) -> bool {
    email.split_once('@').is_some_and(|(user, host)| !user.is_empty() && !host.is_empty())
}

/// The number in international form, if it is one in the company's country. What was typed is kept beside it.
pub fn e164(q: &Conn<'_>, phone: Option<&str>) -> Result<Option<String>> {
    let Some(phone) = filled(phone) else { return Ok(None) };
    let country: String = q.one("SELECT country FROM company WHERE company_id = $1", &[])?.get("country")?;
    Ok(international(&phone, &country))
}

fn international(phone: &str, country: &str) -> Option<String> {
    let dialled = |c: char| c.is_ascii_digit() || "+-(). /#x".contains(c);
    if phone.len() > 40 || !phone.chars().all(dialled) {
        return None;
    }
    let number = phonenumber::parse(country.parse().ok(), phone).ok()?;
    number.is_valid().then(|| number.format().mode(phonenumber::Mode::E164).to_string())
}

/// Whether it can be dialled, in whichever country: at least seven digits, and no words but an extension's.
pub fn looks_like_phone(phone: &str) -> bool {
    let fits = |c: char| c.is_ascii_digit() || "+-().,/# extEXT\u{a0}".contains(c);
    phone.chars().all(fits) && phone.chars().filter(char::is_ascii_digit).count() >= 7
}

/// What a number is found by: its digits as they are, without the country, and without the area.
pub fn dialled(phone: Option<&str>) -> String {
    let digits: String = phone.unwrap_or_default().chars().filter(char::is_ascii_digit).collect();
    let last = |n: usize| digits.len().checked_sub(n).filter(|cut| *cut > 0).map(|cut| digits[cut..].to_owned());
    [Some(digits.clone()), last(10), last(7)].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// A postal address in its parts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PostalAddress {
    pub line1: String,
    pub city: String,
    pub region: String,
    pub postal_code: String,
}

/// Reads "12 Elm St, Golden, CO 80401". What can't be told apart stays in the first line, so nothing is lost.
pub fn postal_address(typed: &str) -> PostalAddress {
    let whole = || PostalAddress { line1: text(typed), ..Default::default() };
    let parts: Vec<&str> = typed.split([',', '\n']).map(str::trim).filter(|p| !p.is_empty()).collect();
    let [street @ .., city, last] = parts.as_slice() else { return whole() };
    let Some((region, code)) = last.split_once(' ') else { return whole() };
    let is_code = |c: &str| c.len() >= 5 && c.chars().all(|c| c.is_ascii_digit() || c == '-');
    if street.is_empty() || region.len() != 2 || !is_code(code.trim()) {
        return whole();
    }
    PostalAddress {
        line1: street.join(", "),
        city: (*city).to_owned(),
        region: region.to_uppercase(),
        postal_code: code.trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_the_same_however_it_is_typed() {
        let typed = ["(303) 555-0142", "303.555.0142", "+1 303 555 0142", "1-303-555-0142"];
        for phone in typed {
            assert_eq!(international(phone, "US").as_deref(), Some("+13035550142"), "{phone}");
        }
        assert_eq!(international("ask for Ana", "US"), None);
        assert_eq!(international("12", "US"), None);
    }

    #[test]
    fn a_number_is_found_with_and_without_country_and_area() {
        assert_eq!(dialled(Some("+1 (303) 555-0142")), "13035550142 3035550142 5550142");
        assert_eq!(dialled(Some("555-0142")), "5550142");
        assert_eq!(dialled(Some("ask for Ana")), "");
    }

    #[test]
    fn an_address_falls_into_its_parts_or_stays_whole() {
        let read = postal_address("Unit 4, 12 Elm St, Golden, co 80401");
        assert_eq!((read.line1.as_str(), read.city.as_str()), ("Unit 4, 12 Elm St", "Golden"));
        assert_eq!((read.region.as_str(), read.postal_code.as_str()), ("CO", "80401"));
        assert_eq!(postal_address("the blue house, by the mill").line1, "the blue house, by the mill");
    }
}
