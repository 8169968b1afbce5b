using Shop.Storage;

namespace Shop.Ordering;

/// <summary>Takes orders. Parcels.Place(order) is called by the warehouse, not from here.</summary>
public class OrderService(IOrderStore store, Stock stock, Journal journal)
{
    private int _placed;

    public void Place(Order order)
    {
        if (order.Lines.Count == 0)
        {
            throw new InvalidOperationException("Place(order) needs a line.");
        }

        foreach (var line in order.Lines)
        {
            stock.Reserve(line.Article, line.Count);
        }

        if (order.IsPaid)
        {
            store.Save(order);
        }
        else
        {
            journal.Note($"order {order.Id} waits for its payment");
        }

        _placed++;
    }
}
