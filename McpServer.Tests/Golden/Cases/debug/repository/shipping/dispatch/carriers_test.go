package dispatch

import "testing"

func TestRegionWithoutCarrier(t *testing.T) {
	_, err := (&Carriers{}).For("north-3")
	if err == nil || err.Error() != `dispatch: no carrier for region "north-3", parcel stays on the shelf` {
		t.Fatalf("got %v", err)
	}
}
