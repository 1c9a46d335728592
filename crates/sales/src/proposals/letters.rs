//! The letters a proposal sends, in the customer's language.

use super::{Content, Language, Proposal, date, money};

pub(super) struct Letter {
    pub subject: String,
    pub text: String,
}

pub(super) fn proposal(content: &Content, first_name: &str, link: &str) -> Letter {
    let (company, title) = (&content.company.name, &content.title);
    let until = content.valid_until.map(|day| date(day, content.language));
    match content.language {
        Language::English => Letter {
            subject: format!("Proposal {} from {company}: {title}", content.label),
            text: format!(
                "Hello {first_name},\n\nhere is our proposal for {title}, {} in all. Read it, ask us anything, and sign \
                 it here:\n\n{link}\n\n{}The same is attached as a PDF.\n\n{company}\n{}\n",
                money(content.total),
                until.map(|day| format!("It holds until {day}. ")).unwrap_or_default(),
                content.company.phone,
            ),
        },
        Language::Spanish => Letter {
            subject: format!("Presupuesto {} de {company}: {title}", content.label),
            text: format!(
                "Hola, {first_name}:\n\nEste es nuestro presupuesto para {title}, {} en total. Léalo, pregúntenos lo que \
                 quiera y fírmelo aquí:\n\n{link}\n\n{}Lo mismo va adjunto en PDF.\n\n{company}\n{}\n",
                money(content.total),
                until.map(|day| format!("Es válido hasta el {day}. ")).unwrap_or_default(),
                content.company.phone,
            ),
        },
    }
}

pub(super) fn code(content: &Content, code: &str) -> Letter {
    let company = &content.company.name;
    match content.language {
        Language::English => Letter {
            subject: format!("Your code to sign: {code}"),
            text: format!(
                "Your code to sign proposal {} from {company} is:\n\n{code}\n\nIt works for ten minutes. If you did not \
                 ask for it, do nothing; nothing is signed without it.\n",
                content.label
            ),
        },
        Language::Spanish => Letter {
            subject: format!("Su código para firmar: {code}"),
            text: format!(
                "Su código para firmar el presupuesto {} de {company} es:\n\n{code}\n\nSirve durante diez minutos. Si no \
                 lo pidió, no haga nada; sin él no se firma nada.\n",
                content.label
            ),
        },
    }
}

pub(super) fn code_to_decline(content: &Content, code: &str) -> Letter {
    let company = &content.company.name;
    match content.language {
        Language::English => Letter {
            subject: format!("Your code to decline: {code}"),
            text: format!(
                "Your code to decline proposal {} from {company} is:\n\n{code}\n\nIt works for ten minutes. If you did \
                 not ask for it, do nothing; the proposal stays as it is.\n",
                content.label
            ),
        },
        Language::Spanish => Letter {
            subject: format!("Su código para rechazar: {code}"),
            text: format!(
                "Su código para rechazar el presupuesto {} de {company} es:\n\n{code}\n\nSirve durante diez minutos. Si \
                 no lo pidió, no haga nada; el presupuesto sigue como está.\n",
                content.label
            ),
        },
    }
}

pub(super) fn signed_copy(content: &Content, proposal: &Proposal) -> Letter {
    let signer = proposal.signer_name.as_deref().unwrap_or(&content.contact);
    let company = &content.company.name;
    match content.language {
        Language::English => Letter {
            subject: format!("Signed: proposal {} with {company}", content.label),
            text: format!(
                "{signer} signed proposal {} for {}, {}. The signed copy with its certificate is attached; keep it.\n\n\
                 {company}\n",
                content.label,
                content.title,
                money(content.total)
            ),
        },
        Language::Spanish => Letter {
            subject: format!("Firmado: presupuesto {} con {company}", content.label),
            text: format!(
                "{signer} firmó el presupuesto {} para {}, {}. La copia firmada con su certificado va adjunta; \
                 guárdela.\n\n{company}\n",
                content.label,
                content.title,
                money(content.total)
            ),
        },
    }
}
