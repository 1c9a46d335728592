mod costs;
mod deliveries;
mod field;
mod planner;
mod progress;
mod sold;
mod win_plans;
