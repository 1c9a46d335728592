mod deliveries;
mod planner;
mod progress;
mod sold;
mod win_plans;
mod costs;
mod field;
