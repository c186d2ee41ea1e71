namespace FlagShop;

internal sealed record Order(int Number, decimal Price, int Count, bool IsUrgent)
{
    public decimal Sum => Price * Count;
}
