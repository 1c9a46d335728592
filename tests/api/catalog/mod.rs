mod price_book;
