namespace Shop.Ordering;

public class Stock
{
    private readonly Dictionary<string, int> _counts = [];

    public void Reserve(string article, int count)
    {
        var left = Left(article);
        if (left < count)
        {
            Restock(article, count - left);
        }

        _counts[article] = Left(article) - count;
    }

    private int Left(string article) => _counts.GetValueOrDefault(article);

    private void Restock(string article, int missing)
    {
        if (missing > 100)
        {
            Restock(article, missing - 100);
        }

        _counts[article] = Left(article) + missing;
    }
}
