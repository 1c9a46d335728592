//! The page's own words, in the customer's language.

use minijinja::Value;
use platform::FieldError;
use sales::proposals::Language;

macro_rules! words {
    ($($name:ident: $en:literal, $es:literal;)+) => {
        pub struct Words {
            $(pub $name: &'static str,)+
        }

        const ENGLISH: Words = Words { $($name: $en,)+ };
        const SPANISH: Words = Words { $($name: $es,)+ };

        impl Words {
            /// For the template, by the same names.
            pub fn all(&self) -> Value {
                Value::from_pairs([$((stringify!($name), self.$name)),+])
            }
        }
    };
}

words! {
    proposal: "Proposal",
        "Presupuesto";
    prepared_for: "Prepared for",
        "Preparado para";
    site: "Job site",
        "Lugar de la obra";
    licence: "License",
        "Licencia";
    valid_until: "Valid until",
        "Válido hasta";
    subtotal: "Subtotal",
        "Subtotal";
    discount: "Discount",
        "Descuento";
    included: "included",
        "incluido";
    total: "Total",
        "Total";
    payments: "Payment schedule",
        "Calendario de pagos";
    terms: "Terms and conditions",
        "Términos y condiciones";
    pdf: "Open the PDF",
        "Abrir el PDF";
    optional: "Optional, not in the total",
        "Opcional, no incluido en el total";
    optional_taken: "Optional, included in the total",
        "Opcional, incluido en el total";
    accept_title: "Accept this proposal",
        "Aceptar este presupuesto";
    accept_how: "First we e-mail you a code, so that only you can sign.",
        "Primero le enviamos un código por correo, para que solo usted pueda firmar.";
    get_code: "E-mail me the code",
        "Enviarme el código";
    code_went_to: "We e-mailed a six-digit code to",
        "Enviamos un código de seis cifras a";
    code: "Code from the e-mail",
        "Código del correo";
    name: "Your full name, as your signature",
        "Su nombre completo, como firma";
    i_accept: "I accept this proposal and its terms for",
        "Acepto este presupuesto y sus términos por";
    sign_for: "Sign for",
        "Firmar por";
    again: "No code? Ask for another one",
        "¿Sin código? Pida otro";
    decline_title: "Not for you?",
        "¿No le conviene?";
    decline_reason: "Would you tell us why? (you need not)",
        "¿Nos diría por qué? (no es obligatorio)";
    decline_how: "First we e-mail you a code, so that only you can decline.",
        "Primero le enviamos un código por correo, para que solo usted pueda rechazarlo.";
    decline: "Decline the proposal",
        "Rechazar el presupuesto";
    signed_by: "Signed by",
        "Firmado por";
    copy_comes: "Thank you. The signed copy with its certificate comes to you by e-mail.",
        "Gracias. La copia firmada con su certificado le llega por correo.";
    signed_copy: "Open the signed copy",
        "Abrir la copia firmada";
    was_declined: "This proposal was declined.",
        "Este presupuesto fue rechazado.";
    was_superseded: "A newer offer took the place of this one; ask us for it.",
        "Una oferta más reciente sustituyó a esta; pídanosla.";
    wrong_code: "This is not the code from the newest e-mail. Tries left:",
        "Este no es el código del último correo. Intentos restantes:";
    no_code: "This code no longer works. Ask for another one below.",
        "Este código ya no sirve. Pida otro abajo.";
    too_many_codes: "Many codes were asked for. Wait an hour, or call us.",
        "Se pidieron muchos códigos. Espere una hora o llámenos.";
    need_consent: "Tick the box to sign electronically, or ask us for a paper copy.",
        "Marque la casilla para firmar por medios electrónicos, o pídanos una copia en papel.";
    need_name: "Write your full name.",
        "Escriba su nombre completo.";
    need_accept: "Tick the box beside the sum to accept it.",
        "Marque la casilla junto a la suma para aceptarla.";
    did_not_work: "That did not work yet",
        "Todavía no";
}

pub fn of(language: Language) -> &'static Words {
    language.pick(&ENGLISH, &SPANISH)
}

pub fn field(error: &FieldError, t: &Words) -> String {
    match error.field.as_str() {
        "consent" => t.need_consent.to_owned(),
        "name" => t.need_name.to_owned(),
        "accept" => t.need_accept.to_owned(),
        _ => error.message.clone(),
    }
}
