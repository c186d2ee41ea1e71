namespace FlagShop;

/// <summary>What customers see.</summary>
internal sealed class Page(IVariations variations)
{
    public string Stylesheet => variations.Text(FlagKeys.Theme, "light") == "dark" ? "dark.css" : "light.css";

    public string Logo => variations.Text(FlagKeys.Theme, "light") switch
    {
        "dark" => "moon.svg",
        "light" => "sun.svg",
        _ => "shop.svg",
    };
}
