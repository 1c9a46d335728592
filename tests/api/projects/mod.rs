mod costs;
mod deliveries;
mod field;
mod planner;
mod progress;
mod signing;
mod sold;
mod win_plans;
