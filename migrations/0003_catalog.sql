-- The price book: what things cost, how they are priced, what tax is due. Decimals are exact and stored as text.

CREATE TABLE cost_code (
  company_id UUID NOT NULL REFERENCES company (company_id),
  id UUID NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  version BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (company_id, id)
);
CREATE UNIQUE INDEX cost_code_by_code ON cost_code (company_id, code);

-- A rate of pay and what comes on top of it, from a day on. The name is the labour class: Installer, Foreman.
CREATE TABLE labour_rate (
  company_id UUID NOT NULL REFERENCES company (company_id),
  id UUID NOT NULL,
  name TEXT NOT NULL,
  base_rate TEXT NOT NULL,
  burden_percent TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  version BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (company_id, id)
);
CREATE UNIQUE INDEX labour_rate_by_day ON labour_rate (company_id, name, valid_from);

-- An item with a labour class costs hours_per_unit times the class's burdened rate of the day; others cost unit_cost.
CREATE TABLE item (
  company_id UUID NOT NULL REFERENCES company (company_id),
  id UUID NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  cost_type TEXT NOT NULL,
  unit TEXT NOT NULL,
  unit_cost TEXT NOT NULL,
  currency TEXT NOT NULL,
  labour_class TEXT,
  pricing_kind TEXT NOT NULL,
  pricing_value TEXT NOT NULL,
  cost_code_id UUID,
  taxable BOOLEAN NOT NULL,
  hours_per_unit TEXT,
  vendor_account_id UUID,
  lead_time_days BIGINT NOT NULL,
  active BOOLEAN NOT NULL,
  version BIGINT NOT NULL DEFAULT 1,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (company_id, id),
  FOREIGN KEY (company_id, cost_code_id) REFERENCES cost_code (company_id, id),
  FOREIGN KEY (company_id, vendor_account_id) REFERENCES account (company_id, id)
);
CREATE UNIQUE INDEX item_by_code ON item (company_id, code);

-- inputs and named are JSON: what the estimator is asked, and values several formulas share.
CREATE TABLE assembly (
  company_id UUID NOT NULL REFERENCES company (company_id),
  id UUID NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  unit TEXT NOT NULL,
  inputs TEXT NOT NULL,
  named TEXT NOT NULL,
  version BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (company_id, id)
);
CREATE UNIQUE INDEX assembly_by_code ON assembly (company_id, code);

CREATE TABLE assembly_component (
  company_id UUID NOT NULL,
  id UUID NOT NULL,
  assembly_id UUID NOT NULL,
  item_id UUID NOT NULL,
  key TEXT NOT NULL,
  quantity_formula TEXT NOT NULL,
  waste_percent TEXT NOT NULL,
  rounding TEXT NOT NULL,
  position BIGINT NOT NULL,
  PRIMARY KEY (company_id, id),
  FOREIGN KEY (company_id, assembly_id) REFERENCES assembly (company_id, id),
  FOREIGN KEY (company_id, item_id) REFERENCES item (company_id, id)
);
CREATE INDEX assembly_component_by_assembly ON assembly_component (company_id, assembly_id, position);

CREATE TABLE tax_rule (
  company_id UUID NOT NULL REFERENCES company (company_id),
  id UUID NOT NULL,
  name TEXT NOT NULL,
  region TEXT NOT NULL,
  percent TEXT NOT NULL,
  base TEXT NOT NULL,
  compound BOOLEAN NOT NULL,
  inclusive BOOLEAN NOT NULL,
  cost_types TEXT NOT NULL,
  position BIGINT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  version BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (company_id, id)
);
CREATE INDEX tax_rule_by_region ON tax_rule (company_id, region, valid_from);
