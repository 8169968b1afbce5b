package tracking

import (
	"math"
	"testing"
)

func TestWeightOfNothingIsNoNumber(t *testing.T) {
	if !math.IsNaN(weightOf("")) {
		t.Fatal("expected NaN")
	}
}
