mod company_export;
mod crm_import;
mod schedule_import;
