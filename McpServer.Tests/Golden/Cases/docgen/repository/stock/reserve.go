package stock

// Order is what one customer wants.
type Order struct {
	Customer string
	Wishes   map[string]int
}

func Reserve(shelves []*Shelf, orders []Order) []Order {
	var open []Order
	for _, order := range orders {
		for article, count := range order.Wishes {
			for _, shelf := range shelves {
				if count == 0 {
					break
				}
				have := shelf.counts[article]
				if have == 0 {
					continue
				}
				take := min(have, count)
				if err := shelf.RemoveArticle(article, take); err != nil {
					continue
				}
				count -= take
			}
			if count > 0 {
				open = append(open, order)
			}
		}
	}
	return open
}

func Missing(shelves []*Shelf, orders []Order) int {
	return len(Reserve(shelves, orders))
}
