namespace Seaworthy.Tests.Consumers;

/// <summary>The rules that come with the .NET SDK.</summary>
public sealed class SdkRepair(PackedPackage package) : PeerRepair(
    package,
    "",
    new PeerRow(
        "CA2254",
        """log.LogInformation($"Order {order} is paid");""",
        """log.LogInformation("Order {Order} is paid", order);""",
        "Order 12345 is paid",
        "Order 12345 is paid"),
    new PeerRow(
        "CA2254",
        """log.LogInformation("Order " + order + " goes with " + carrier);""",
        """log.LogInformation("Order {Order} goes with {Carrier}", order, carrier);""",
        "Order 12345 goes with Blue Star",
        "Order 12345 goes with Blue Star"));

public sealed class SdkRepairTests(SdkRepair repair) : PeerRepairTests(repair), IClassFixture<SdkRepair>;

/// <summary>The rules of SonarAnalyzer.CSharp.</summary>
public sealed class SonarRepair(PackedPackage package) : PeerRepair(
    package,
    """<PackageReference Include="SonarAnalyzer.CSharp" Version="10.36.0.15337" PrivateAssets="all" />""",
    new PeerRow(
        "S2629",
        """log.LogInformation(string.Format("Order {0} is paid", order));""",
        """log.LogInformation("Order {Order} is paid", order);""",
        "Order 12345 is paid",
        "Order 12345 is paid"));

public sealed class SonarRepairTests(SonarRepair repair) : PeerRepairTests(repair), IClassFixture<SonarRepair>;
