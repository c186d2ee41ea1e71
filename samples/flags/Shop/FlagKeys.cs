namespace FlagShop;

internal static class FlagKeys
{
    /// <summary>The checkout with rebates.</summary>
    public const string NewCheckout = "new-checkout";

    /// <summary>Receipts in the format of the old partners.</summary>
    public const string LegacyExport = "legacy-export";

    /// <summary>How the shop looks.</summary>
    public const string Theme = "theme";

    /// <summary>Parcels that come tomorrow.</summary>
    public const string ExpressDelivery = "express-delivery";

    /// <summary>Closes the shop.</summary>
    public const string Maintenance = "maintenance";
}
