using Shop.Ordering;

namespace Shop.Storage;

public class SqlOrderStore(DbConnection connection, HttpClient http) : IOrderStore
{
    public void Save(Order order)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "insert into orders (id) values (@id)";
        command.ExecuteNonQuery();
        Tell(order);
    }

    private void Tell(Order order)
    {
        if (order.IsForeign)
        {
            http.PostAsync("/customs", order.AsContent());
        }
    }
}
