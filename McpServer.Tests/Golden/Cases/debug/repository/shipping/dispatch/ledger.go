package dispatch

import "errors"

// Ledger counts what each carrier took, for the monthly bill.
type Ledger struct {
	taken map[string]int
}

// Assign books one parcel for a carrier.
func (l *Ledger) Assign(carrier string) error {
	if carrier == "" {
		return errors.New("ledger: no carrier for parcel")
	}
	if l.taken == nil {
		l.taken = make(map[string]int)
	}
	l.taken[carrier]++
	return nil
}
