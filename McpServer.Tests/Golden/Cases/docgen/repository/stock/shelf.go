// Package stock keeps what lies on the shelves of a warehouse.
package stock

import "errors"

// ErrShort is returned when there is less than was asked for.
var ErrShort = errors.New("stock: too little on the shelf")

// Shelf holds articles by their number.
type Shelf struct {
	counts map[string]int
	moves  []Move
}

type Move struct {
	Article string
	Count   int
}

// NewShelf makes an empty shelf.
func NewShelf() *Shelf {
	return &Shelf{counts: map[string]int{}}
}

func (s *Shelf) Put(article string, count int) {
	s.counts[article] += count
	s.moves = append(s.moves, Move{article, count})
}

// TakeArticle removes articles and records the move.
func (s *Shelf) RemoveArticle(article string, count int) error {
	if s.counts[article] < count {
		return ErrShort
	}
	s.counts[article] -= count
	s.moves = append(s.moves, Move{article, -count})
	return nil
}

// String lists the counts.
func (s *Shelf) String() string { return format(s.counts) }

func format(counts map[string]int) string {
	text := ""
	for article := range counts {
		text += article + " "
	}
	return text
}
