package dispatch

import "log"

// Parcel is what waits to be sent.
type Parcel struct {
	ID     string
	Region string
}

// Worker takes parcels from the queue and puts them on the board.
type Worker struct {
	board *Board
	queue <-chan Parcel
	ticks <-chan struct{}
}

// Start runs the worker until its queue is closed.
func (w *Worker) Start() {
	go w.run()
}

// Idle tells whether nothing waits; a worker
// without a queue is idle, and so is one whose
// queue is drained.
func (w *Worker) Idle() bool {
	if w.queue == nil {
		return true
	}
	return len(w.queue) == 0
}

func (w *Worker) run() {
	for {
		select {
		case parcel, open := <-w.queue:
			if !open {
				return
			}
			if err := w.board.Assign(parcel.ID, parcel.Region); err != nil {
				log.Printf("parcel %s: %v", parcel.ID, err)
			}
		case <-w.ticks:
			w.board.Reset()
		}
	}
}
