namespace FlagShop;

internal sealed class Rebates
{
    public decimal Find(Order order) => order.Count >= 10 ? order.Sum / 10 : 0;
}
