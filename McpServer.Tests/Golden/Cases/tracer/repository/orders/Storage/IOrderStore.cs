using Shop.Ordering;

namespace Shop.Storage;

public interface IOrderStore
{
    void Save(Order order);
}
