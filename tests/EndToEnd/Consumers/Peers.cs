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
        "Order 12345 goes with Blue Star"),
    new PeerRow(
        "CA2253",
        """log.LogInformation("Order {0} left with {1}", order, carrier);""",
        """log.LogInformation("Order {Order} left with {Carrier}", order, carrier);""",
        "Order 12345 left with Blue Star",
        "Order 12345 left with Blue Star"),
    new PeerRow(
        "CA1727",
        """log.LogInformation("Order {order} is packed by {carrier}", order, carrier);""",
        """log.LogInformation("Order {Order} is packed by {Carrier}", order, carrier);""",
        "Order 12345 is packed by Blue Star",
        "Order 12345 is packed by Blue Star"),
    new PeerRow(
        "CA2017",
        """log.LogInformation("Order {Order} waits for {Carrier}", order);""",
        """log.LogInformation("Order {Order} waits for {Carrier}", order, carrier);""",
        "FormatException",
        "Order 12345 waits for Blue Star"),
    new PeerRow(
        "CA2023",
        """log.LogInformation("Order is lost: {Order)", order);""",
        """log.LogInformation("Order is lost: {Order}", order);""",
        "FormatException",
        "Order is lost: 12345"));

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
        "Order 12345 is paid"),
    new PeerRow(
        "S6667",
        """
        try { throw new TimeoutException("slow"); }
        catch (TimeoutException) { log.LogError("Order {Order} is late", order); }
        """,
        """
        try { throw new TimeoutException("slow"); }
        catch (TimeoutException ex) { log.LogError(ex, "Order {Order} is late", order); }
        """,
        "Order 12345 is late",
        "Order 12345 is late, TimeoutException"),
    new PeerRow(
        "S6668",
        """
        try { throw new TimeoutException("slow"); }
        catch (TimeoutException ex) { log.LogError("Order {Order} failed", order, ex); }
        """,
        """
        try { throw new TimeoutException("slow"); }
        catch (TimeoutException ex) { log.LogError(ex, "Order {Order} failed", order); }
        """,
        "Order 12345 failed",
        "Order 12345 failed, TimeoutException"),
    new PeerRow(
        "S6677",
        """log.LogInformation("{Order} goes with {Order}", order, carrier);""",
        """log.LogInformation("{Order} goes with {Carrier}", order, carrier);""",
        "12345 goes with Blue Star",
        "12345 goes with Blue Star"),
    new PeerRow(
        "S6678",
        """log.LogInformation("Order {order} is packed", order);""",
        """log.LogInformation("Order {Order} is packed", order);""",
        "Order 12345 is packed",
        "Order 12345 is packed"));

public sealed class SonarRepairTests(SonarRepair repair) : PeerRepairTests(repair), IClassFixture<SonarRepair>;
