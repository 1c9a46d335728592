-- Billing: what is to be billed when, invoices, payments and what they settle.

CREATE TABLE invoice (
  company_id UUID NOT NULL REFERENCES company (company_id),
  id UUID NOT NULL,
  number BIGINT NOT NULL,
  account_id UUID NOT NULL,
  project_id UUID,
  state TEXT NOT NULL,
  issued_on TEXT NOT NULL,
  due_on TEXT NOT NULL,
  total_minor BIGINT NOT NULL,
  paid_minor BIGINT NOT NULL,
  tax_minor BIGINT NOT NULL,
  currency TEXT NOT NULL,
  pdf_file_id UUID,
  mail_id UUID,
  version BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (company_id, id),
  FOREIGN KEY (company_id, account_id) REFERENCES account (company_id, id)
);
CREATE UNIQUE INDEX invoice_by_number ON invoice (company_id, number);
CREATE INDEX invoice_by_project ON invoice (company_id, project_id);
CREATE INDEX invoice_by_due ON invoice (company_id, state, due_on, id);

CREATE TABLE invoice_line (
  company_id UUID NOT NULL,
  id UUID NOT NULL,
  invoice_id UUID NOT NULL,
  position BIGINT NOT NULL,
  source_type TEXT NOT NULL,
  source_id UUID NOT NULL,
  description TEXT NOT NULL,
  amount_minor BIGINT NOT NULL,
  PRIMARY KEY (company_id, id),
  FOREIGN KEY (company_id, invoice_id) REFERENCES invoice (company_id, id)
);
CREATE INDEX invoice_line_by_invoice ON invoice_line (company_id, invoice_id);

-- The billing schedule of a project: what the contract says is due when. An item is billed by at most one invoice.
CREATE TABLE billing_item (
  company_id UUID NOT NULL,
  id UUID NOT NULL,
  project_id UUID NOT NULL,
  account_id UUID NOT NULL,
  position BIGINT NOT NULL,
  name TEXT NOT NULL,
  trigger TEXT NOT NULL,
  task_id UUID,
  amount_minor BIGINT NOT NULL,
  currency TEXT NOT NULL,
  invoice_id UUID,
  version BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (company_id, id),
  FOREIGN KEY (company_id, account_id) REFERENCES account (company_id, id),
  FOREIGN KEY (company_id, invoice_id) REFERENCES invoice (company_id, id)
);
CREATE INDEX billing_item_by_project ON billing_item (company_id, project_id, position);

CREATE TABLE payment (
  company_id UUID NOT NULL,
  id UUID NOT NULL,
  account_id UUID NOT NULL,
  received_on TEXT NOT NULL,
  amount_minor BIGINT NOT NULL,
  currency TEXT NOT NULL,
  method TEXT NOT NULL,
  reference TEXT NOT NULL,
  PRIMARY KEY (company_id, id),
  FOREIGN KEY (company_id, account_id) REFERENCES account (company_id, id)
);

CREATE TABLE payment_allocation (
  company_id UUID NOT NULL,
  payment_id UUID NOT NULL,
  invoice_id UUID NOT NULL,
  amount_minor BIGINT NOT NULL,
  PRIMARY KEY (company_id, payment_id, invoice_id),
  FOREIGN KEY (company_id, payment_id) REFERENCES payment (company_id, id),
  FOREIGN KEY (company_id, invoice_id) REFERENCES invoice (company_id, id)
);
CREATE INDEX payment_allocation_by_invoice ON payment_allocation (company_id, invoice_id);
