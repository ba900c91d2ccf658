//! Brings a database up to date: `cargo run -p migrations --example up -- postgres://…`. The server's `migrate` does the same;
//! this one needs nothing but the schema.

use sea_orm_migration::sea_orm::Database;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let url = std::env::args().nth(1).ok_or("Name the database: postgres://owner@host/database")?;
    migrations::up(&Database::connect(url).await?).await?;
    Ok(())
}
