mod price_book;
mod rates;
