namespace FlagShop;

/// <summary>Flags that are not just on or off.</summary>
public interface IVariations
{
    string Text(string key, string fallback);
}
