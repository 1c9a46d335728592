//! Who is acting, for which company, and what they may see.

use db::CompanyId;
use serde::{Deserialize, Serialize};

kernel::typed_id!(UserId, "A person who signs in. One person may belong to several companies.");

kernel::text_enum! {
    /// What a person does in the company. The policy table says what each role may do.
    pub enum Role {
        Owner = "owner",
        Office = "office",
        Sales = "sales",
        ProjectManager = "project_manager",
        Field = "field",
        Bookkeeper = "bookkeeper",
        Subcontractor = "subcontractor",
        Customer = "customer",
    }
}

/// Which fields of a record a role may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Rights {
    /// What things cost the company.
    pub cost: bool,
    /// What is earned: margin and markup.
    pub margin: bool,
    /// What people are paid.
    pub pay: bool,
}

impl Role {
    pub fn rights(self) -> Rights {
        let (cost, margin, pay) = match self {
            Role::Owner | Role::Bookkeeper => (true, true, true),
            Role::Office | Role::ProjectManager | Role::Sales => (true, true, false),
            Role::Field | Role::Subcontractor | Role::Customer => (false, false, false),
        };
        Rights { cost, margin, pay }
    }

    /// Whether the role sees every record or only what it is assigned to.
    pub fn reach(self) -> Reach {
        match self {
            Role::Field | Role::Subcontractor | Role::Customer => Reach::Assigned,
            _ => Reach::All,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    All,
    Assigned,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    User {
        id: UserId,
        name: String,
    },
    /// A program, through an API token.
    Token {
        id: uuid::Uuid,
        name: String,
    },
    /// Somebody outside, through a public page: a website visitor, a customer who signs.
    Guest {
        name: String,
    },
    /// Ridgebeam itself: jobs, imports, clocks.
    System,
}

impl Actor {
    pub fn kind(&self) -> &'static str {
        match self {
            Actor::User { .. } => "user",
            Actor::Token { .. } => "token",
            Actor::Guest { .. } => "guest",
            Actor::System => "system",
        }
    }

    pub fn id(&self) -> Option<uuid::Uuid> {
        match self {
            Actor::User { id, .. } => Some(id.0),
            Actor::Token { id, .. } => Some(*id),
            _ => None,
        }
    }

    pub fn name(&self) -> &str {
        match self {
            Actor::User { name, .. } | Actor::Token { name, .. } | Actor::Guest { name } => name,
            Actor::System => "Ridgebeam",
        }
    }
}

/// The context without which nothing is read or written: a company, an actor, a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    pub company: CompanyId,
    pub actor: Actor,
    pub role: Role,
}

impl Who {
    pub fn system(company: CompanyId) -> Self {
        Self { company, actor: Actor::System, role: Role::Owner }
    }

    pub fn guest(company: CompanyId, name: &str) -> Self {
        Self { company, actor: Actor::Guest { name: name.to_owned() }, role: Role::Customer }
    }

    pub fn rights(&self) -> Rights {
        self.role.rights()
    }

    pub fn user_id(&self) -> Option<UserId> {
        match &self.actor {
            Actor::User { id, .. } => Some(*id),
            _ => None,
        }
    }
}
