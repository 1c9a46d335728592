mod company_export;
mod crm_import;
mod previews;
mod schedule_import;
