//! The fixed words of the documents, in the customer's language.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    #[default]
    En,
    Es,
}

macro_rules! labels {
    ($($name:ident: $en:literal, $es:literal;)+) => {
        #[derive(Serialize)]
        pub(crate) struct Labels {
            $($name: &'static str,)+
        }

        const ENGLISH: Labels = Labels { $($name: $en,)+ };
        const SPANISH: Labels = Labels { $($name: $es,)+ };
    };
}

labels! {
    code: "en", "es";
    proposal: "Proposal", "Presupuesto";
    invoice: "Invoice", "Factura";
    number: "No.", "N.º";
    prepared_for: "Prepared for", "Preparado para";
    bill_to: "Bill to", "Facturar a";
    site: "Job site", "Lugar de la obra";
    date: "Date", "Fecha";
    valid_until: "Valid until", "Válido hasta";
    due: "Due", "Vence";
    reference: "Your reference", "Su referencia";
    licence: "License", "Licencia";
    description: "Description", "Descripción";
    quantity: "Quantity", "Cantidad";
    unit_price: "Unit price", "Precio unitario";
    price: "Price", "Precio";
    amount: "Amount", "Importe";
    optional: "Optional, not in the total", "Opcional, no incluido en el total";
    optional_taken: "Optional, included in the total", "Opcional, incluido en el total";
    subtotal: "Subtotal", "Subtotal";
    total: "Total", "Total";
    amount_due: "Amount due", "Importe a pagar";
    payment_schedule: "Payment schedule", "Calendario de pagos";
    payment: "Payment", "Pago";
    how_to_pay: "How to pay", "Cómo pagar";
    notes: "Notes", "Notas";
    terms: "Terms and conditions", "Términos y condiciones";
    right_to_cancel: "Your right to cancel", "Su derecho a cancelar";
    acceptance: "Acceptance", "Aceptación";
    accept_before: "By signing, I accept this proposal for ", "Al firmar, acepto este presupuesto por ";
    accept_after: " and agree to its terms.", " y sus términos.";
    customer: "Customer", "Cliente";
    signature: "Signature", "Firma";
    name: "Name", "Nombre";
    signed_electronically: "Signed electronically", "Firmado electrónicamente";
    page: "Page", "Página";
    of: "of", "de";
    copy: "Copy", "Copia";
    certificate: "Certificate of signature", "Certificado de firma";
    certificate_about: "This page belongs to the proposal before it. It records how the proposal was signed.",
        "Esta página pertenece al presupuesto anterior. Registra cómo se firmó.";
    document: "Document", "Documento";
    document_hash: "SHA-256 of the signed PDF", "SHA-256 del PDF firmado";
    version_hash: "SHA-256 of the version's data", "SHA-256 de los datos de la versión";
    signed_by: "Signed by", "Firmado por";
    email: "E-mail", "Correo electrónico";
    agreed_sum: "Sum agreed to", "Suma aceptada";
    sent: "Sent", "Enviado";
    viewed: "Viewed to the end", "Visto hasta el final";
    signed: "Signed", "Firmado";
    ip: "IP address", "Dirección IP";
    user_agent: "Browser", "Navegador";
    consent: "Consent", "Consentimiento";
    events: "What happened", "Lo que ocurrió";
    time: "Time", "Hora";
    event: "Event", "Evento";
    who: "Who", "Quién";
    how_to_check: "The signed PDF and the signing record are attached to this file. Hash the attached PDF with SHA-256 and compare. Each event's hash covers the event and the hash before it, so nothing can be changed or left out unseen.",
        "El PDF firmado y el registro de la firma están adjuntos a este archivo. Calcule el SHA-256 del PDF adjunto y compárelo. El hash de cada evento cubre el evento y el hash anterior, de modo que nada puede cambiarse ni omitirse sin que se note.";
}

pub(crate) fn of(language: Language) -> &'static Labels {
    match language {
        Language::En => &ENGLISH,
        Language::Es => &SPANISH,
    }
}
