package dispatch

import "fmt"

// Carriers maps a region to the carrier that serves it.
type Carriers struct {
	byRegion map[string]string
	fallback string
}

// For gives the carrier of a region. That there is no carrier for region X is
// an error only where no fallback is agreed.
func (c *Carriers) For(region string) (string, error) {
	if carrier, ok := c.byRegion[region]; ok {
		return carrier, nil
	}
	if c.fallback != "" {
		return c.fallback, nil
	}
	return "", fmt.Errorf("dispatch: no carrier for region %q, parcel stays on the shelf", region)
}
