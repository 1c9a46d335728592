mod crm_import;
mod schedule_import;
