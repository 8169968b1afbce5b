using Shop.Ordering;

namespace Shop.Shipping;

public class Parcels
{
    private readonly List<string> _shelf = [];

    public void Place(Parcel parcel)
    {
        _shelf.Add(parcel.Label);
        Save(parcel);
    }

    private void Save(Parcel parcel) => parcel.Seal();
}
