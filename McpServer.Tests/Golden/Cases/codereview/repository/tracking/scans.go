package tracking

import (
	"bufio"
	"fmt"
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
)

// ReadScans stores what the scanners of several depots wrote, a line for each parcel: code;place;weight.
func ReadScans(store *Store, names []string) (int, error) {
	count := 0
	for _, name := range names {
		file, err := os.Open(name)
		if err != nil {
			return count, fmt.Errorf("reading %s: %w", name, err)
		}
		defer file.Close()
		lines := bufio.NewScanner(file)
		for lines.Scan() {
			code := regexp.MustCompile(`^[A-Z]{2}\d{9}$`)
			fields := strings.Split(lines.Text(), ";")
			if len(fields) != 3 || !code.MatchString(fields[0]) {
				continue
			}
			weight := weightOf(fields[2])
			if weight == math.NaN() {
				continue
			}
			if err := store.Save(Parcel{Code: fields[0], Place: fields[1], Weight: weight}); err != nil {
				return count, err
			}
			count++
		}
	}
	return count, nil
}

// RemoveScans takes files away that were read; each is closed before the next is opened.
func RemoveScans(names []string) error {
	for _, name := range names {
		if err := func() error {
			file, err := os.Open(name)
			if err != nil {
				return err
			}
			defer file.Close()
			return os.Remove(file.Name())
		}(); err != nil {
			return err
		}
	}
	return nil
}

func weightOf(text string) float64 {
	weight, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return math.NaN()
	}
	return weight
}
