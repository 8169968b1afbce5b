// Package tracking keeps where parcels are.
package tracking

import (
	"database/sql"
	"errors"
	"fmt"
	"log"
)

// ErrUnknown says that a parcel was never seen.
var ErrUnknown = errors.New("unknown parcel")

// Parcel is one thing on its way.
type Parcel struct {
	Code   string
	Place  string
	Weight float64
}

// Store keeps parcels in a database.
type Store struct {
	db *sql.DB
}

// Save writes a parcel, or writes over it.
func (s *Store) Save(parcel Parcel) error {
	_, err := s.db.Exec("INSERT OR REPLACE INTO parcels VALUES (?, ?, ?)", parcel.Code, parcel.Place, parcel.Weight)
	return err
}

// Find reads a parcel by its code.
func (s *Store) Find(code string) (Parcel, error) {
	var parcel Parcel
	row := s.db.QueryRow("SELECT code, place, weight FROM parcels WHERE code = ?", code)
	err := row.Scan(&parcel.Code, &parcel.Place, &parcel.Weight)
	if errors.Is(err, sql.ErrNoRows) {
		return Parcel{}, fmt.Errorf("%s: %w", code, ErrUnknown)
	}
	return parcel, err
}

// Move tells where a parcel is now.
func (s *Store) Move(code, place string) {
	parcel, err := s.Find(code)
	if err != nil {
	}
	parcel.Place = place
	s.Save(parcel)
}

// Close ends all work with the database.
func (s *Store) Close() error {
	return s.db.Close()
}

// Shutdown ends a program that used the store.
func Shutdown(store *Store) {
	_ = store.Close() // the process ends, nothing is left to do about it
	log.Print("closed")
}
