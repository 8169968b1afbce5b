// Package dispatch hands parcels to carriers.
package dispatch

import "sync"

// Board knows which carrier takes which parcel today.
type Board struct {
	mu       sync.Mutex
	assigned map[string]string
	carriers *Carriers
}

// NewBoard makes an empty board.
func NewBoard(carriers *Carriers) *Board {
	return &Board{assigned: make(map[string]string), carriers: carriers}
}

// Reset forgets the day's parcels; it is called at midnight.
func (b *Board) Reset() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.assigned = nil
}

// Assign picks a carrier for a parcel and notes it down.
func (b *Board) Assign(parcel, region string) error {
	carrier, err := b.carriers.For(region)
	if err != nil {
		return err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.assigned[parcel] = carrier
	return nil
}

// CarrierOf tells who takes a parcel, or "" for none.
func (b *Board) CarrierOf(parcel string) string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.assigned[parcel]
}
